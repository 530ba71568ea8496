export const surveysContract = {};
