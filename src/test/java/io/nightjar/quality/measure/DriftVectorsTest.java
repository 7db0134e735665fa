package io.nightjar.quality.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every measure against other tools: SciPy, and what deequ, TFDV, Evidently and NannyML publish in their own tests. */
class DriftVectorsTest {
    /** The series for Kolmogorov's distribution is not exact for few numbers. */
    private static final double P_VALUE_TOLERANCE = 1e-5;

    private static final JsonNode VECTORS = read();

    @TestFactory
    Stream<DynamicTest> agree_with_the_tools_of_the_field() {
        return stream(VECTORS)
                .map(vector -> DynamicTest.dynamicTest(
                        vector.path("name").asString() + " ("
                                + vector.path("source").asString() + ")",
                        () -> check(vector)));
    }

    @Test
    void cover_every_measure_that_compares_distributions() {
        TreeSet<String> covered = new TreeSet<>();
        stream(VECTORS)
                .forEach(vector -> vector.path("figures").properties().forEach(figure -> covered.add(figure.getKey())));
        TreeSet<String> all = new TreeSet<>();
        DriftMeasure.all().forEach(measure -> all.add(measure.label()));
        all.remove(new MissingChange().label());
        assertThat(covered).isEqualTo(all);
    }

    @Test
    void stand_in_the_documentation_with_what_is_published() throws IOException {
        String page = Files.readString(Path.of("docs/quality.md"));
        stream(VECTORS).forEach(vector -> vector.path("figures").properties().forEach(figure -> {
            DriftMeasure measure = DriftMeasure.ofLabel(figure.getKey()).orElseThrow();
            BigDecimal ours = new BigDecimal(asPublished(vector, measure), new MathContext(6));
            assertThat(page)
                    .contains("| `" + figure.getKey() + "` | "
                            + vector.path("source").asString() + ": "
                            + vector.path("name").asString()
                            + (vector.has("published")
                                    ? ", its " + vector.path("published").asString()
                                    : "") + " | "
                            + BigDecimal.valueOf(figure.getValue().asDouble()).toPlainString() + " | "
                            + ours.stripTrailingZeros().toPlainString() + " |\n");
        }));
    }

    private static void check(JsonNode vector) {
        Comparison compared = comparison(vector);
        double tolerance = vector.path("tolerance").asDouble();
        vector.path("figures").properties().forEach(figure -> {
            DriftMeasure measure = DriftMeasure.ofLabel(figure.getKey()).orElseThrow();
            double expected = figure.getValue().asDouble();
            assertThat(asPublished(vector, measure))
                    .as(measure.label())
                    .isEqualTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        });
        vector.path("pValues").properties().forEach(pValue -> assertThat(value(pValue(pValue.getKey(), compared)))
                .as("p-value of %s", pValue.getKey())
                .isEqualTo(pValue.getValue().asDouble(), within(P_VALUE_TOLERANCE)));
    }

    /** TFDV publishes the divergence, which is the square of the distance. */
    private static double asPublished(JsonNode vector, DriftMeasure measure) {
        double ours = value(measure.between(comparison(vector)));
        return vector.path("published").asString("").equals("square") ? ours * ours : ours;
    }

    private static Metric pValue(String label, Comparison compared) {
        DriftMeasure measure = DriftMeasure.ofLabel(label).orElseThrow();
        return measure instanceof ChiSquare chiSquare
                ? chiSquare.pValue(compared)
                : ((KolmogorovSmirnov) measure).pValue(compared);
    }

    private static Comparison comparison(JsonNode vector) {
        long[] expected =
                stream(vector.path("expected")).mapToLong(JsonNode::asLong).toArray();
        long[] actual =
                stream(vector.path("actual")).mapToLong(JsonNode::asLong).toArray();
        double[] places =
                stream(vector.path("places")).mapToDouble(JsonNode::asDouble).toArray();
        return places.length == 0
                ? Comparison.ofBins(expected, actual)
                : Comparison.ofNumbers(places, expected, actual);
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read() {
        try (InputStream vectors = DriftVectorsTest.class.getResourceAsStream("drift-vectors.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(vectors));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
