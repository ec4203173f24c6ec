# Reference values for predictions from a pilot: the separate ratio estimate of survey sampling, with the delete-one jackknife
# written out by refitting without each unit (regression through the origin with weights 1 / x gives the ratio).
#
# Run: Rscript test/oracles/pilot.R
# Debian 12: r-base-core

set.seed(20261128)

digits <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g"), collapse = ", "), "]")

stratum <- function(m, units, spread) {
  x <- round(rgamma(m, 4, scale = 100))
  y <- round(x * runif(1, 0.6, 1.4) + abs(rnorm(m, 0, spread)))
  list(x = x, y = y, units = units, low = round(units * 390), high = round(units * runif(1, 390, 450)))
}

predict_all <- function(strata, level) {
  parts <- sapply(strata, function(s) {
    m <- length(s$x)
    slope <- function(keep) unname(coef(lm(y ~ 0 + x, data.frame(x = s$x, y = s$y)[keep, ], weights = 1 / x)))
    r <- slope(rep(TRUE, m))
    without <- sapply(seq_len(m), function(j) slope(seq_len(m) != j))
    jackknife <- (m - 1)^2 / m * var(without)
    error <- function(ahead) ahead^2 * jackknife + s$units * mean((s$y - without * s$x)^2)
    c(r * s$low, r * s$high, error(s$low), error(s$high), m - 1)
  })
  total <- rowSums(parts)
  t <- qt(1 - (1 - level) / 2, total[5])
  moved <- function(sum, by) exp(log(sum) + by / sum)
  c(mean(total[1:2]), moved(total[1], -t * sqrt(total[3])), moved(total[2], t * sqrt(total[4])))
}

cases <- list(
  list(strata = list(stratum(5, 95, 10)), level = 0.95),
  list(strata = list(stratum(2, 10, 50)), level = 0.95),
  list(strata = list(stratum(8, 100, 30), stratum(3, 400, 5)), level = 0.95),
  list(strata = list(stratum(4, 50, 80), stratum(4, 20, 80), stratum(4, 7, 80)), level = 0.8)
)

text <- sapply(cases, function(case) {
  strata <- sapply(case$strata, function(s) {
    sprintf('{"foreseen": %s, "actual": %s, "units": %d, "low": %d, "high": %d}',
            digits(s$x), digits(s$y), s$units, s$low, s$high)
  })
  expected <- digits(predict_all(case$strata, case$level))
  sprintf('  {"strata": [%s], "level": %g, "expected": %s}', paste(strata, collapse = ", "), case$level, expected)
})
writeLines(c("[", paste(text, collapse = ",\n"), "]"), "test/oracles/pilot.json")
