package io.nightjar.report;

import io.nightjar.quality.ContributionProfile;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.RunFacts;
import io.nightjar.quality.measure.Metric;
import io.nightjar.scoring.ExplainedFeature;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one feature contributed to the margins of a night, as a line of a table.
 *
 * @param title what people call the feature; empty where that is its name
 * @param size mean of the absolute contributions
 * @param sizeWidth of its bar, 0 to 100
 * @param mean of the contributions, with its sign
 * @param from where the bar of the mean begins, 0 to 100, with 50 for no contribution
 * @param meanWidth of that bar
 * @param note where the feature is a function of the business date
 */
public record ContributionLine(
        String feature,
        String title,
        String size,
        String sizeWidth,
        String mean,
        String from,
        String meanWidth,
        String note) {

    /** The one that moves scores most first; none where nothing was explained. */
    static List<ContributionLine> of(QualityProfile night, RunFacts facts) {
        List<ContributionProfile> all = night.contributions().orElse(List.of()).stream()
                .sorted(Comparator.comparingDouble(line -> -value(line.meanSize())))
                .toList();
        double most = all.stream()
                .flatMap(line -> Stream.of(value(line.meanSize()), Math.abs(value(line.mean()))))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double unit = most > 0 ? 100 / most : 0;
        List<String> calendar = ExplainedFeature.of(facts.signature()).stream()
                .filter(ExplainedFeature::isOfTheCalendar)
                .map(ExplainedFeature::name)
                .toList();
        return all.stream()
                .map(line -> {
                    double mean = value(line.mean()) * unit / 2;
                    return new ContributionLine(
                            line.feature(),
                            Words.title(line.feature(), facts),
                            Words.figure(line.meanSize(), Figures::number),
                            Svg.at(value(line.meanSize()) * unit),
                            Words.figure(line.mean(), RowExplanation::signed),
                            Svg.at(50 + Math.min(0, mean)),
                            Svg.at(Math.abs(mean)),
                            calendar.contains(line.feature()) ? "moves with the day of the week" : "");
                })
                .toList();
    }

    private static double value(Metric metric) {
        return metric instanceof Metric.Value figure ? figure.value() : 0;
    }
}
