package io.nightjar.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tribuo.transform.TransformedModel;
import org.tribuo.transform.Transformer;
import org.tribuo.transform.TransformerMap;

/**
 * What Tribuo's transformed models do to a feature before the model inside sees it, the outermost first. A stage that
 * fills in (Tribuo: densifies) gives every feature of the model that a row has not the value 0, and transforms that too;
 * others leave absent features absent.
 */
final class Transforms {
    static final Transforms NONE = new Transforms(List.of());

    private final List<Stage> stages;

    private record Stage(TransformerMap map, boolean fillsIn) {

        List<Transformer> of(String feature) {
            @Nullable List<Transformer> transformers = map.get(feature);
            return transformers == null ? List.of() : transformers;
        }
    }

    private Transforms(List<Stage> stages) {
        this.stages = stages;
    }

    /** These, and then what a model does that stands inside them. */
    Transforms and(TransformedModel<?> model) {
        List<Stage> more = new ArrayList<>(stages);
        more.add(new Stage(model.getTransformerMap(), model.getDensify()));
        return new Transforms(List.copyOf(more));
    }

    boolean isEmpty() {
        return stages.isEmpty();
    }

    /** Whether a feature that a row has not is given a value. */
    boolean fillsIn() {
        return stages.stream().anyMatch(Stage::fillsIn);
    }

    /**
     * Some of Tribuo's transformers throw for NaN, which another may have made of the value; others do not mind. Either
     * way NaN in the end means that Tribuo refuses the row.
     */
    private static double apply(List<Transformer> transformers, double value) {
        double transformed = value;
        try {
            for (Transformer transformer : transformers) {
                transformed = transformer.transform(transformed);
            }
        } catch (RuntimeException e) {
            return Double.NaN;
        }
        return transformed;
    }

    /** What becomes of a value that a row has; may be NaN, for which Tribuo refuses the row. */
    double ofPresent(String feature, double value) {
        return apply(chain(feature), value);
    }

    private List<Transformer> chain(String feature) {
        return stages.stream().flatMap(stage -> stage.of(feature).stream()).toList();
    }

    /** What stands for a value that a row has not: 0, which adds nothing, where no stage fills it in. */
    double ofAbsent(String feature) {
        List<Transformer> chain = new ArrayList<>();
        boolean filled = false;
        for (Stage stage : stages) {
            filled |= stage.fillsIn();
            if (filled) {
                chain.addAll(stage.of(feature));
            }
        }
        return apply(chain, 0);
    }

    /** Transforms a column's values in place. */
    void ofPresent(String feature, double[] values, int rows) {
        List<Transformer> chain = chain(feature);
        for (int row = 0; row < rows; row++) {
            values[row] = apply(chain, values[row]);
        }
    }
}
