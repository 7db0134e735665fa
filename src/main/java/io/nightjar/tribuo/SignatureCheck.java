package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.tribuo.FeaturePipeline.Taken;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;

/** Whether a signature says of a model what is true of it. */
final class SignatureCheck {
    private final String name;
    private final Signature signature;

    SignatureCheck(String name, Signature signature) {
        this.name = name;
        this.signature = signature;
    }

    /** @throws NightjarException MODEL_SIGNATURE, naming column or class */
    <T extends Output<T>> void check(Model<T> model, Task<T> task, RowProcessor<T> pipeline) {
        Map<String, FieldProcessor> processors = new TreeMap<>(pipeline.getFieldProcessors());
        for (FeatureColumn column : signature.features()) {
            checkColumn(column, processors.remove(column.name()));
        }
        if (!processors.isEmpty()) {
            throw differs("the model reads column '"
                    + processors.keySet().iterator().next() + "', which the signature does not name");
        }
        Gives gives = task.gives(model);
        if (gives != signature.gives()) {
            throw differs("the model gives " + gives.label() + ", the signature says "
                    + signature.gives().label());
        }
        List<String> labels = task.labels(model);
        if (!labels.equals(signature.labels())) {
            throw differs("the model gives the " + (signature.namesClasses() ? "classes " : "numbers ") + labels
                    + ", the signature says " + signature.labels());
        }
        signature.positive().filter(label -> !labels.contains(label)).ifPresent(label -> {
            throw differs("the positive class '" + label + "' is none of the model's");
        });
    }

    private void checkColumn(FeatureColumn column, @org.jspecify.annotations.Nullable FieldProcessor processor) {
        if (processor == null) {
            throw differs("the model reads no column '" + column.name() + "'");
        }
        Taken taken = FeaturePipeline.taken(processor)
                .orElseThrow(() -> differs("Nightjar knows no "
                        + processor.getClass().getSimpleName() + ", which reads column '" + column.name() + "'"));
        boolean sameKinds =
                !column.kinds().isEmpty() && EnumSet.copyOf(column.kinds()).equals(EnumSet.copyOf(taken.kinds()));
        if (!sameKinds || column.divideBy() != taken.divideBy()) {
            throw differs("the model takes " + taken.kinds() + " divided by " + taken.divideBy() + " from column '"
                    + column.name() + "', the signature says " + column.kinds() + " divided by "
                    + column.divideBy());
        }
    }

    private NightjarException differs(String what) {
        return NightjarException.of(
                        ErrorCode.MODEL_SIGNATURE, "Model " + name + " is not what its signature says: " + what)
                .notDone("The model was not used.")
                .next("nightjar models list");
    }
}
