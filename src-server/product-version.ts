/** As in package.json; a test holds them equal. */
export const PRODUCT_VERSION = '0.1.0';
