/** The version of the API whose messages take sampling settings; later ones, the SDK's default among them, have none. */
export const apiVersion = "2023-06-01";
