package io.nightjar.report;

import io.nightjar.quality.Figures;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page over all judged nights of a job: a calendar coloured by verdict, and the last nights with their figures. */
public final class NightIndex {
    private static final int LISTED = 60;

    private NightIndex() {}

    /**
     * What the page says.
     *
     * @param figure which one of the labels' stands in the lines; empty where no label has come
     * @param months the newest first
     * @param lines the newest first
     */
    public record Page(String title, String job, String summary, String figure, List<Month> months, List<Line> lines) {}

    /** @param weeks of seven days each, Monday first; days of other months are empty */
    public record Month(String name, List<List<Day>> weeks) {}

    /**
     * @param number empty outside of the month
     * @param page where its report is; empty where no run was judged
     * @param label for those who do not see the colour
     */
    public record Day(String number, String verdict, String page, String label) {
        static final Day NONE = new Day("", "", "", "");
    }

    /**
     * @param column that drifted most; empty where nobody knows
     * @param truth the labels' figure; a dash where none has come
     * @param labelled its interval, and how many rows have a label where that is not all
     */
    public record Line(
            String date,
            String page,
            String verdict,
            String released,
            String rows,
            String rejected,
            String mean,
            String psi,
            String psiOfColumn,
            String column,
            String truth,
            String labelled) {}

    /** The page in UTF-8. */
    public static byte[] render(String title, String job, NightHistory history, LabelHistory labels) {
        return Pages.render("index.jte", page(title, job, history, labels));
    }

    static Page page(String title, String job, NightHistory history, LabelHistory labels) {
        Optional<String> figure = labels.figure();
        Map<LocalDate, NightLine> byDate = new HashMap<>();
        Map<String, Integer> verdicts = new java.util.TreeMap<>();
        history.nights().forEach(night -> {
            byDate.put(LocalDate.parse(night.date()), night);
            verdicts.merge(night.verdict(), 1, Integer::sum);
        });
        List<YearMonth> months = byDate.keySet().stream()
                .map(YearMonth::from)
                .distinct()
                .sorted(Collections.reverseOrder())
                .toList();
        List<NightLine> newest = new ArrayList<>(history.nights());
        Collections.reverse(newest);
        return new Page(
                title,
                job,
                Figures.count(byDate.size()) + (byDate.size() == 1 ? " night" : " nights") + ": "
                        + String.join(
                                ", ",
                                verdicts.entrySet().stream()
                                        .map(entry -> Figures.count(entry.getValue()) + " " + entry.getKey())
                                        .toList()),
                figure.map(LabelWords::title).orElse(""),
                months.stream().map(month -> month(month, byDate)).toList(),
                newest.stream()
                        .limit(LISTED)
                        .map(night -> line(
                                night,
                                figure.flatMap(name ->
                                        labels.of(night.date()).flatMap(known -> known.point(Optional.empty(), name))),
                                labels.of(night.date())))
                        .toList());
    }

    private static Month month(YearMonth month, Map<LocalDate, NightLine> byDate) {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate monday =
                month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        while (!YearMonth.from(monday).isAfter(month)) {
            List<Day> week = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                LocalDate date = monday.plusDays(day);
                week.add(YearMonth.from(date).equals(month) ? day(date, byDate) : Day.NONE);
            }
            weeks.add(week);
            monday = monday.plusDays(7);
        }
        return new Month(
                month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear(), weeks);
    }

    private static Day day(LocalDate date, Map<LocalDate, NightLine> byDate) {
        NightLine night = byDate.get(date);
        String number = Integer.toString(date.getDayOfMonth());
        return night == null
                ? new Day(number, "", "", "")
                : new Day(number, night.look(), page(night), date + ", " + night.standing());
    }

    private static String page(NightLine night) {
        return "date=" + night.date() + "/" + night.run() + ".html";
    }

    private static Line line(NightLine night, Optional<LabelNight.Point> truth, Optional<LabelNight> labels) {
        return new Line(
                night.date(),
                page(night),
                night.verdict(),
                night.releasedBy().map(by -> "released by " + by).orElse(""),
                Figures.count(night.rows()),
                Figures.count(night.rejected()),
                night.meanScore().map(Figures::number).orElse("–"),
                night.scorePsi().map(Figures::number).orElse("–"),
                night.columnPsi().map(Figures::number).orElse("–"),
                night.column().orElse(""),
                truth.map(point -> Figures.number(point.value())).orElse("–"),
                truth.map(point -> interval(point) + labelled(labels)).orElse(""));
    }

    private static String interval(LabelNight.Point point) {
        return point.low()
                .flatMap(low -> point.high().map(high -> Figures.number(low) + " to " + Figures.number(high)))
                .orElse("");
    }

    /** Where not all rows have a label. */
    private static String labelled(Optional<LabelNight> labels) {
        return labels.filter(night -> night.labelled() < night.rows())
                .map(night -> ", " + Figures.percent((double) night.labelled() / night.rows()) + " labelled")
                .orElse("");
    }
}
