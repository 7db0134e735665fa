package io.nightjar.bench;

import io.nightjar.bench.LinearModel.Term;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.ModelBundle;
import io.nightjar.scoring.ColumnDescription;
import io.nightjar.scoring.OutputTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Model;
import org.tribuo.VariableIDInfo;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/** Takes the weights out of a trained bundle. */
final class ModelExport {
    private ModelExport() {}

    static LinearModel of(ModelBundle bundle, Model<Label> trained, OutputTable output) {
        LinearSGDModel model = (LinearSGDModel) trained;
        DenseMatrix weights = model.getWeightsCopy();
        int bias = weights.getDimension2Size() - 1;
        Map<String, Term> terms = new LinkedHashMap<>();
        // Sorted by name, which is the order of ids and of Tribuo's sums.
        Map<String, VariableInfo> features = new TreeMap<>();
        model.getFeatureIDMap().forEach(feature -> features.put(feature.getName(), feature));
        features.forEach((name, feature) -> {
            int id = ((VariableIDInfo) feature).getID();
            double[] pair = {weights.get(0, id), weights.get(1, id)};
            int at = name.indexOf('@');
            FeatureColumn column = column(bundle, name.substring(0, at));
            Named named = Named.of(column, name.substring(at + 1));
            terms.computeIfAbsent(
                            column.name() + " " + named.kind(),
                            key -> new Term(column.name(), named.kind(), column.divideBy(), new LinkedHashMap<>()))
                    .weights()
                    .put(named.value(), pair);
        });
        return new LinearModel(
                bundle.version().label(),
                bundle.signature().labels(),
                scoreColumns(bundle, output),
                bundle.signature()
                        .labels()
                        .indexOf(bundle.signature().positive().orElseThrow()),
                new double[] {weights.get(0, bias), weights.get(1, bias)},
                List.copyOf(terms.values()));
    }

    private static FeatureColumn column(ModelBundle bundle, String name) {
        return bundle.signature().features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> scoreColumns(ModelBundle bundle, OutputTable output) {
        List<String> columns = new ArrayList<>();
        for (String label : bundle.signature().labels()) {
            output.columns().stream()
                    .filter(column -> !column.name().equals("score"))
                    .filter(column -> column.ofClass().filter(label::equals).isPresent())
                    .map(ColumnDescription::name)
                    .forEach(columns::add);
        }
        return columns;
    }

    /** What a feature's name says behind the column's. */
    private record Named(String kind, String value) {
        static Named of(FeatureColumn column, String rest) {
            if (column.kinds().contains(Kind.HOUR) && rest.startsWith("hour=")) {
                return new Named("hour", rest.substring(5));
            }
            if (column.kinds().contains(Kind.WEEKDAY) && rest.startsWith("weekday=")) {
                return new Named("weekday", rest.substring(8));
            }
            String kind = column.kinds().get(0).label();
            return new Named(kind, kind.equals("text") ? rest.substring(rest.indexOf('=') + 1) : rest);
        }
    }
}
