/** The provider's own endpoint. */
export const openAiHome = "https://api.openai.com/v1";
