export const templatesContract = {};
