/** Rights come before the input: a stranger learns nothing from what is wrong with it. Given to `implement` by every part of the router. */
export const rightsFirst = { initialInputValidationIndex: Number.POSITIVE_INFINITY };
