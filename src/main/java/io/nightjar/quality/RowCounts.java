package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightjar.scoring.RejectReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of the rows.
 *
 * @param read rows that reached the scorer
 * @param scored rows with a score
 * @param rejects the others by reason and column, ordered by reason, then column; none with 0 rows
 */
public record RowCounts(long read, long scored, List<Reject> rejects) {
    static final RowCounts NONE = new RowCounts(0, 0, List.of());

    /** @param column that caused it; empty where no single column did */
    public record Reject(RejectReason reason, Optional<String> column, long rows) {
        static final Comparator<Reject> ORDER = Comparator.comparing(Reject::reason)
                .thenComparing(reject -> reject.column().orElse(""));

        /** {@code (missing-value in origin)}. */
        String words() {
            return "(" + reason.label() + column.map(name -> " in " + name).orElse("") + ")";
        }

        boolean sameCause(Reject other) {
            return reason == other.reason && column.equals(other.column);
        }
    }

    public RowCounts {
        rejects = rejects.stream().sorted(Reject.ORDER).toList();
    }

    @JsonIgnore
    public long rejected() {
        return rejects.stream().mapToLong(Reject::rows).sum();
    }

    /** Of all reasons the one of most rows; empty where no row was rejected. */
    Optional<Reject> mostFrequentReject() {
        return rejects.stream().max(Comparator.comparingLong(Reject::rows));
    }

    /** Whether every row that was read was scored or rejected. */
    @JsonIgnore
    public boolean isComplete() {
        return read == scored + rejected();
    }

    RowCounts merge(RowCounts next) {
        List<Reject> all = new ArrayList<>(rejects);
        for (Reject more : next.rejects) {
            Optional<Reject> same = all.stream().filter(more::sameCause).findFirst();
            same.ifPresent(all::remove);
            all.add(new Reject(
                    more.reason(),
                    more.column(),
                    more.rows() + same.map(Reject::rows).orElse(0L)));
        }
        return new RowCounts(read + next.read, scored + next.scored, all);
    }
}
