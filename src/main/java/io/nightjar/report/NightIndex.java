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

/** The page over all judged nights of a job: a calendar coloured by verdict, and the last nights with their figures. */
public final class NightIndex {
    private static final int LISTED = 60;

    private NightIndex() {}

    /**
     * What the page says.
     *
     * @param months the newest first
     * @param lines the newest first
     */
    public record Page(String title, String job, String summary, List<Month> months, List<Line> lines) {}

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

    public record Line(
            String date,
            String page,
            String verdict,
            String released,
            String rows,
            String rejected,
            String mean,
            String psi,
            String column) {}

    /** The page in UTF-8. */
    public static byte[] render(String title, String job, NightHistory history) {
        return Pages.render("index.jte", page(title, job, history));
    }

    static Page page(String title, String job, NightHistory history) {
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
                months.stream().map(month -> month(month, byDate)).toList(),
                newest.stream().limit(LISTED).map(NightIndex::line).toList());
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

    private static Line line(NightLine night) {
        return new Line(
                night.date(),
                page(night),
                night.verdict(),
                night.releasedBy().map(by -> "released by " + by).orElse(""),
                Figures.count(night.rows()),
                Figures.count(night.rejected()),
                night.meanScore().map(Figures::number).orElse("–"),
                night.scorePsi().map(Figures::number).orElse("–"),
                night.columnPsi()
                        .map(psi -> Figures.number(psi) + " " + night.column().orElse(""))
                        .orElse("–"));
    }
}
