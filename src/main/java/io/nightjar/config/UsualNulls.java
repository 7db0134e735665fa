package io.nightjar.config;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.quality.Baselines;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.FeatureUse;
import io.nightjar.quality.measure.Metric;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which feature columns had nulls in the nights that the model learned from, and what a new job file says of them: a
 * first night like those must not be held for it.
 *
 * @param features all feature columns, by name
 * @param shares of those that have more nulls than the gate on rejected rows leaves room for, 0 to 1
 */
record UsualNulls(List<String> features, Map<String, Double> shares) {
    private static final double MAXIMUM_REJECT_SHARE = 0.01;
    private static final double MAXIMUM_NULL_SHARE = 0.05;

    static UsualNulls of(ModelBundle model) {
        List<String> features =
                model.signature().features().stream().map(FeatureColumn::name).toList();
        Map<String, Double> shares = new TreeMap<>();
        byte[] part = model.parts().get(Baselines.PART);
        if (part != null) {
            Baselines.fromJson(new String(part, StandardCharsets.UTF_8)).all().profile().columns().stream()
                    .filter(column -> features.contains(column.name()))
                    .forEach(column -> note(column, shares, MAXIMUM_REJECT_SHARE / features.size()));
        }
        return new UsualNulls(features, shares);
    }

    /** Empty text is rejected like a null. */
    private static void note(ColumnProfile column, Map<String, Double> shares, double room) {
        long missing =
                Math.max(column.nulls(), column.use().map(FeatureUse::missing).orElse(0L));
        if (Metric.share(missing, column.rows()) instanceof Metric.Value share && share.value() > room) {
            shares.put(column.name(), share.value());
        }
    }

    /** Columns that are scored without, instead of rejecting their rows. */
    String policies() {
        if (shares.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("  # Null as often in the nights that the model learned from.\n");
        text.append("  columns:\n");
        shares.forEach((column, share) -> text.append("    ")
                .append(JobFileTemplate.scalar(column))
                .append(": {missing: zero}   # ")
                .append(percent(share))
                .append("\n"));
        return text.toString();
    }

    /** One gate for the columns that are seldom null, and one for each of the others, above its usual share. */
    String gates() {
        List<String> often = shares.entrySet().stream()
                .filter(entry -> entry.getValue() > MAXIMUM_NULL_SHARE / 2)
                .map(Map.Entry::getKey)
                .toList();
        List<String> seldom = new ArrayList<>(features);
        seldom.removeAll(often);
        StringBuilder text = new StringBuilder();
        if (!seldom.isEmpty()) {
            gate(text, MAXIMUM_NULL_SHARE, JobFileTemplate.list(seldom));
        }
        for (String column : often) {
            double usual = shares.getOrDefault(column, 0.0);
            text.append("  # Usually null in ").append(percent(usual)).append(" of the rows.\n");
            gate(text, Math.min(1, Math.ceil(100 * usual + 5) / 100), JobFileTemplate.scalar(column));
        }
        return text.toString().stripTrailing();
    }

    private static void gate(StringBuilder text, double limit, String columns) {
        text.append(String.format(Locale.ROOT, "  - maximum-null-share: %s%n    columns: [%s]%n", limit, columns)
                .replace("\r", ""));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
