# Makes drift-vectors.json: figures of the drift measures by SciPy (1.17.1, with NumPy 2.4.6), beside those that other
# tools publish in their own tests.
#   python3 drift-vectors.py > drift-vectors.json
import json
import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon

vectors = []


def shares(counts):
    return np.array(counts) / np.sum(counts)


def of_bins(expected, actual):
    """What SciPy and NumPy make of counts over the same bins; PSI only where no bin is empty on one side."""
    e, a = shares(expected), shares(actual)
    filled = [(x, y) for x, y in zip(expected, actual) if x + y > 0]
    figures = {
        "jensen-shannon": jensenshannon(e, a, base=2),
        "hellinger": np.linalg.norm(np.sqrt(e) - np.sqrt(a)) / np.sqrt(2),
        "l-infinity": np.max(np.abs(e - a)),
        "unseen-share": np.sum(a[np.array(expected) == 0]),
    }
    if all(x > 0 and y > 0 for x, y in filled):
        figures["psi"] = sum(stats.entropy(p, q) for p, q in ((e, a), (a, e)))
    test = stats.chi2_contingency(np.array(filled).T, correction=False)
    figures["chi-square"] = test.statistic
    return figures, {"chi-square": test.pvalue}


def of_samples(expected, actual):
    test = stats.ks_2samp(expected, actual, method="asymp")
    figures = {
        "kolmogorov-smirnov": test.statistic,
        "wasserstein": stats.wasserstein_distance(expected, actual) / np.std(expected),
    }
    return figures, {"kolmogorov-smirnov": test.pvalue}


def add(name, source, expected, actual, figures, p_values=None, tolerance=1e-12, places=None):
    vector = {"name": name, "source": source}
    if places is not None:
        vector["places"] = [float(x) for x in places]
    vector["expected"] = [int(x) for x in expected]
    vector["actual"] = [int(x) for x in actual]
    vector["figures"] = {k: float(v) for k, v in figures.items()}
    vector["pValues"] = {k: float(v) for k, v in (p_values or {}).items()}
    vector["tolerance"] = tolerance
    vectors.append(vector)


def add_scipy(name, expected, actual):
    figures, p_values = of_bins(expected, actual)
    add(name, "SciPy 1.17.1", expected, actual, figures, p_values)


def add_samples(name, expected, actual, source="SciPy 1.17.1", published=None, tolerance=1e-12):
    places = np.unique(np.concatenate([expected, actual]))
    count = lambda side: [int(np.sum(side == place)) for place in places]
    figures, p_values = (published, {}) if published else of_samples(expected, actual)
    add(name, source, count(expected), count(actual), figures, p_values, tolerance, places)


DEEQU = "deequ, com.amazon.deequ.KLL.KLLDistanceTest"
TFDV = "TensorFlow Data Validation, anomalies/metrics_test.cc"
EVIDENTLY = "Evidently, tests/stattests/test_stattests.py"
NANNYML = "NannyML, tests/drift/test_univariate_drift_methods.py"

deciles = [428, 425, 414, 427, 440, 447, 380, 386, 444, 386], [426, 437, 429, 391, 469, 433, 360, 443, 371, 418]
add("deciles", DEEQU, *deciles, {"psi": 0.007406694184014186}, tolerance=1e-17)
add_scipy("deciles, all measures", *deciles)

letters = [10, 20, 25, 10, 5], [11, 20, 25, 10, 10]
add("five letters", DEEQU, *letters, {"l-infinity": 0.06015037593984962}, tolerance=1e-16)
add_scipy("five letters, all measures", *letters)
other = [10, 20, 25, 10, 5, 0], [20, 0, 25, 10, 10, 11]
add("a letter on one side only", DEEQU, *other, {"l-infinity": 0.2857142857142857}, tolerance=1e-16)
add_scipy("a letter on one side only, all measures", *other)
add_samples("four numbers and the next four", np.array([1, 2, 3, 4]), np.array([2, 3, 4, 5]),
            DEEQU, {"kolmogorov-smirnov": 0.25}, 1e-16)

add("normal distribution", TFDV, [1, 9], [3, 7], {"l-infinity": 0.2}, tolerance=1e-5)
add("missing value in both", TFDV, [0, 9, 1], [3, 7, 0], {"l-infinity": 0.3}, tolerance=1e-5)
# These are divergences there; the distance is the root.
add("different bucket boundaries", TFDV, [2, 2, 0, 0], [0, 1, 1, 2], {"jensen-shannon": 0.65563906222 ** 0.5}, tolerance=1e-5)
add("no overlap", TFDV, [2, 2, 0, 0], [0, 0, 2, 2], {"jensen-shannon": 1}, tolerance=1e-5)
add("NaN as a bucket of its own", TFDV, [1, 3], [0, 4], {"jensen-shannon": 0.13792538096 ** 0.5}, tolerance=1e-5)

dice = [16, 18, 16, 14, 12, 12], [16, 16, 16, 16, 16, 8]
add("six faces", EVIDENTLY, *dice, {"hellinger": 0.06812}, tolerance=1e-5)
add_scipy("six faces, all measures", *dice)

# Drawn as that test draws them.
np.random.seed(1)
reference = np.random.choice(["a", "b", "c", "d"], 10_000)
analysis = np.random.choice(["a", "b", "c", "e"], 1000)
drawn = [[int(np.sum(side == x)) for x in "abcde"] for side in (reference, analysis)]
# With natural logarithms there, and rounded to two digits.
add("drawn letters", NANNYML, *drawn, {"jensen-shannon": 0.42 / np.log(2) ** 0.5}, tolerance=0.005 / np.log(2) ** 0.5)
add_scipy("drawn letters, all measures", *drawn)

random = np.random.default_rng(20010508)
add_scipy("a small night", random.multinomial(60, [0.1] * 10) + 1, random.multinomial(40, [0.1] * 10) + 1)
add_scipy("a large night", random.multinomial(10_000_000, [0.1] * 10), random.multinomial(9_000_000, [0.101] * 9 + [0.091]))
add_samples("numbers with ties", np.round(random.normal(0, 1, 900), 1), np.round(random.normal(0.1, 1.1, 700), 1))
add_samples("skewed numbers", np.round(random.lognormal(3, 1, 400), 2), np.round(random.lognormal(3.3, 1, 600), 2))
add_samples("numbers that have not drifted", np.round(random.normal(0, 1, 500), 2), np.round(random.normal(0, 1, 500), 2))
add_samples("a mean shifted by a standard deviation",
            np.round(random.normal(0, 1, 300), 2), np.round(random.normal(1, 1, 300), 2))

print("[\n" + ",\n".join(json.dumps(v) for v in vectors) + "\n]")
