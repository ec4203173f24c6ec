# Reference values for src/stats from R. Reads the inputs of stats-python.json, so run stats.py before.
#
# Run: Rscript test/oracles/stats.R && npx prettier --write test/oracles
# Debian 12: r-base-core r-cran-jsonlite

library(jsonlite)

inputs <- fromJSON("test/oracles/stats-python.json", simplifyDataFrame = FALSE)

correlations <- lapply(inputs$correlations, function(case) {
  list(
    name = case$name,
    pearson = cor(case$first, case$second),
    spearman = cor(case$first, case$second, method = "spearman"),
    kendall = cor(case$first, case$second, method = "kendall"),
    midRanks = I(rank(case$second)),
    ranksDescending = I(rank(-case$second, ties.method = "min"))
  )
})

wilson <- lapply(inputs$wilson, function(case) {
  ends <- suppressWarnings(
    prop.test(case$successes, case$n, conf.level = case$level, correct = FALSE)$conf.int
  )
  list(successes = case$successes, n = case$n, level = case$level, low = ends[1], high = ends[2])
})

mcnemar <- lapply(inputs$mcnemar, function(case) {
  list(first = case$first, second = case$second, exact = binom.test(case$first, case$first + case$second)$p.value)
})

set.seed(11)
samples <- list(
  c(2), c(1, 2), c(3, 1, 2), c(5, 5, 5), round(rnorm(20), 3), round(rexp(37), 3), c(-1e6, 0, 1e-6, 1e6)
)
quantiles <- lapply(samples, function(values) {
  at <- c(0, 0.025, 0.1, 0.25, 0.5, 0.6, 0.9, 0.975, 1)
  list(values = I(values), probabilities = at, quantiles = quantile(values, at, type = 7, names = FALSE))
})

adjustments <- lapply(
  list(
    c(0.03), c(0.01, 0.04), c(0.04, 0.01, 0.03), c(0.01, 0.01, 0.01, 0.5), c(0, 1, 0.5, 0.2),
    c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251),
    round(runif(25)^3, 5)
  ),
  function(p) list(p = I(p), holm = I(p.adjust(p, "holm")), benjaminiHochberg = I(p.adjust(p, "BH")))
)

at <- c(-37, -20, -8, -5.7, -5.6, -3, -1.96, -0.68, -0.67, -0.1, -1e-10, 0, 1e-10, 0.1, 0.67, 0.68, 1, 1.96, 3, 5.6, 5.7, 8)
probabilities <- c(
  1e-300, 1e-100, 1e-20, 1e-11, 1e-10, 1e-5, 0.001, 0.025, 0.074, 0.075, 0.076, 0.3, 0.5, 0.7, 0.925, 0.95, 0.975,
  0.995, 0.9999, 1 - 1e-12
)
normal <- list(
  cdf = lapply(at, function(x) list(x = x, p = pnorm(x))),
  quantile = lapply(probabilities, function(p) list(p = p, x = qnorm(p)))
)

values <- list(
  versions = list(R = paste(R.version$major, R.version$minor, sep = "."), jsonlite = as.character(packageVersion("jsonlite"))),
  correlations = correlations,
  wilson = wilson,
  mcnemar = mcnemar,
  quantiles = quantiles,
  adjustments = adjustments,
  normal = normal
)
# toJSON() rounds small numbers to 0 in fixed notation: write every number with 17 digits instead.
exact <- function(x) {
  if (is.list(x)) {
    parts <- vapply(x, exact, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ","), "]"))
    return(paste0("{", paste0("\"", names(x), "\":", parts, collapse = ","), "}"))
  }
  parts <- if (is.character(x)) toJSON(x, auto_unbox = TRUE) else formatC(unclass(x), digits = 17, format = "g", width = 1)
  if (length(x) == 1 && !inherits(x, "AsIs")) parts else paste0("[", paste(parts, collapse = ","), "]")
}
writeLines(exact(values), "test/oracles/stats-r.json")
