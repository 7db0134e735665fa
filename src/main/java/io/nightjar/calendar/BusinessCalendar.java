package io.nightjar.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which days are business days, and why another is not. */
public final class BusinessCalendar {
    /** Every day is a business day. */
    public static final BusinessCalendar EVERY_DAY =
            new BusinessCalendar("every-day", Set.of(), List.of(), List.of(), List.of());

    /** Why a day of the weekend is no business day. */
    public static final String WEEKEND = "weekend";

    /** A business day farther away than this is none that anybody waits for. */
    private static final int FARTHEST = 366;

    private final String name;
    private final Set<DayOfWeek> weekend;
    private final List<Holiday> holidays;
    private final List<DayRule> open;
    private final List<BusinessCalendar> included;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    /**
     * A calendar.
     *
     * @param weekend days of the week that are none; holidays that fall on them may be observed on others
     * @param holidays days that are none
     * @param open business days in spite of all the others, such as a Saturday that is worked
     * @param included whose weekends and holidays are this one's too
     */
    public BusinessCalendar(
            String name,
            Set<DayOfWeek> weekend,
            List<Holiday> holidays,
            List<DayRule> open,
            List<BusinessCalendar> included) {
        this.name = name;
        this.weekend = Set.copyOf(weekend);
        this.holidays = List.copyOf(holidays);
        this.open = List.copyOf(open);
        this.included = List.copyOf(included);
    }

    /** Business days are those that are business days in all of them; every day where there are none. */
    public static BusinessCalendar joint(List<BusinessCalendar> calendars) {
        if (calendars.isEmpty()) {
            return EVERY_DAY;
        }
        String names = String.join(
                " and ", calendars.stream().map(BusinessCalendar::name).toList());
        return calendars.size() == 1
                ? calendars.get(0)
                : new BusinessCalendar(names, Set.of(), List.of(), List.of(), calendars);
    }

    public String name() {
        return name;
    }

    public boolean isBusinessDay(LocalDate day) {
        return whyClosed(day).isEmpty();
    }

    /** Why a day is no business day: a holiday's name, or the weekday's; empty for one that is. */
    public Optional<String> whyClosed(LocalDate day) {
        if (isOpen(day)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        years.computeIfAbsent(day.getYear(), this::observedIn).get(day))
                .or(() -> included.stream()
                        .flatMap(calendar -> calendar.whyClosed(day).stream())
                        .findFirst())
                .or(() -> weekend.contains(day.getDayOfWeek()) ? Optional.of(WEEKEND) : Optional.empty());
    }

    /** The business day nearest before a day; empty where there is none within a year. */
    public Optional<LocalDate> before(LocalDate day) {
        return nearest(day, -1);
    }

    /** The business day nearest after a day; empty where there is none within a year. */
    public Optional<LocalDate> after(LocalDate day) {
        return nearest(day, 1);
    }

    private Optional<LocalDate> nearest(LocalDate day, int step) {
        return Stream.iterate(day.plusDays(step), next -> next.plusDays(step))
                .limit(FARTHEST)
                .filter(this::isBusinessDay)
                .findFirst();
    }

    private boolean isOpen(LocalDate day) {
        return Stream.of(day.getYear() - 1, day.getYear(), day.getYear() + 1)
                .flatMap(year -> open.stream().flatMap(rule -> rule.in(year)))
                .anyMatch(day::equals);
    }

    /** The days of a year on which holidays are kept. Those of its neighbours may be kept in it. */
    private Map<LocalDate, String> observedIn(int year) {
        Map<LocalDate, String> fallen = new TreeMap<>();
        Map<LocalDate, Holiday> moving = new TreeMap<>();
        for (int each = year - 1; each <= year + 1; each++) {
            for (Holiday holiday : holidays) {
                holiday.in(each).forEach(day -> {
                    fallen.putIfAbsent(day, holiday.name());
                    if (holiday.observed() != Holiday.Observed.THERE && isWeekend(day)) {
                        moving.putIfAbsent(day, holiday);
                    }
                });
            }
        }
        Map<LocalDate, String> kept = new TreeMap<>(fallen);
        moving.forEach((day, holiday) -> observed(day, holiday.observed(), kept)
                .ifPresent(other -> kept.putIfAbsent(other, holiday.name() + ", observed")));
        kept.keySet().removeIf(day -> day.getYear() != year);
        return kept;
    }

    private Optional<LocalDate> observed(LocalDate day, Holiday.Observed how, Map<LocalDate, String> kept) {
        Stream<LocalDate> candidates = how == Holiday.Observed.NEAREST
                ? Stream.iterate(1, distance -> distance + 1)
                        .flatMap(distance -> Stream.of(day.minusDays(distance), day.plusDays(distance)))
                : Stream.iterate(day.plusDays(1), next -> next.plusDays(1)).filter(next -> !kept.containsKey(next));
        return candidates.limit(2L * FARTHEST).filter(next -> !isWeekend(next)).findFirst();
    }

    private boolean isWeekend(LocalDate day) {
        return allWeekends().contains(day.getDayOfWeek());
    }

    private Set<DayOfWeek> allWeekends() {
        EnumSet<DayOfWeek> all = EnumSet.noneOf(DayOfWeek.class);
        all.addAll(weekend);
        included.forEach(calendar -> all.addAll(calendar.allWeekends()));
        return all;
    }
}
