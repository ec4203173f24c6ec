/** With fewer clusters than this the percentile interval of the bootstrap is too narrow: figures have another one. */
export const fewClusters = 30;
