/** Preloaded by tests: a machine whose clock is set forward and back by hours every few milliseconds, as no machine's should be. */
const real = Date.now.bind(Date);
const jumps = [0, 3_600_000, -7_200_000, 86_400_000, -60_000];
Date.now = () => real() + jumps[Math.floor(performance.now() / 7) % jumps.length];
