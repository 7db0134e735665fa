package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.measure.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the model the scored rows reached.
 *
 * @param sentence the share over all rows and columns
 * @param lines rows by how many columns held a value the model knows, most columns first
 */
public record SeenModel(String sentence, List<Line> lines) {

    public record Line(String columns, String rows, String share, String width) {}

    static SeenModel of(QualityProfile night) {
        int all = night.columnsSeen().size() - 1;
        List<Line> lines = new ArrayList<>();
        for (int columns = all; columns >= 0; columns--) {
            long rows = night.columnsSeen().get(columns);
            if (rows > 0) {
                double share = (double) rows / night.rows().scored();
                lines.add(new Line(
                        columns + " of " + all, Figures.count(rows), Figures.percent(share), Svg.at(share * 100)));
            }
        }
        String sentence = night.modelSeen() instanceof Metric.Value seen
                ? Figures.percent(seen.value()) + " of the values that the model asks for were values it knows."
                : "No row was scored.";
        return new SeenModel(sentence, lines);
    }
}
