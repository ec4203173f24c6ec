/** How long one attempt may take where a card does not say, in seconds: reasoning models can think for minutes. */
export const defaultTimeoutSeconds = 600;
