/** The provider's own endpoint. */
export const anthropicHome = "https://api.anthropic.com";
