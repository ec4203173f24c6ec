/** Which form jobs and answers have. A dispatcher and a worker of different forms have nothing to do with each other. */
export const jobFormat = 1;
