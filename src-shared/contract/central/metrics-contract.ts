export const metricsContract = {};
