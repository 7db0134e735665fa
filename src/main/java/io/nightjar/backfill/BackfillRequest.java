package io.nightjar.backfill;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody wants of many dates.
 *
 * @param from the first date
 * @param to the last date, not before the first
 * @param only which of them; at least one
 * @param atOnce how many nights run at the same time, from 1
 * @param start what to do about an unfinished backfill of the same dates
 */
public record BackfillRequest(
        JobDefinition job, BusinessDate from, BusinessDate to, Set<Only> only, Order order, int atOnce, Start start) {

    /** What to do about an unfinished backfill of the same dates. It matters where all dates are made again. */
    public enum Start {
        GO_ON,
        ANEW
    }

    /** In which order dates are begun. */
    public enum Order {
        OLDEST_FIRST("oldest first"),
        NEWEST_FIRST("newest first");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public BackfillRequest {
        only = Set.copyOf(only);
    }

    /** For example {@code failed,missing}: the same for the same wish. */
    public String selection() {
        return only.stream().map(Only::label).sorted().collect(Collectors.joining(","));
    }

    List<BusinessDate> dates() {
        Stream<BusinessDate> dates =
                from.date().datesUntil(to.date().plusDays(1)).map(BusinessDate::new);
        return order == Order.OLDEST_FIRST
                ? dates.toList()
                : dates.sorted(Comparator.reverseOrder()).toList();
    }
}
