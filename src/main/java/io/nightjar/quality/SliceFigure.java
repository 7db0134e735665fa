package io.nightjar.quality;

import io.nightjar.quality.SliceProfile.Selected;
import io.nightjar.quality.alarm.Observation.Distance;
import io.nightjar.quality.measure.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the groups of a slice and whom decisions pick of them lie by other nights: each group is two bins, of rows that were selected
 * and of those that were not.
 *
 * @param past nights of the same model
 */
record SliceFigure(PastNights past) {

    /** @param past the same figure of each past night by the others; none where there are too few */
    record Found(Distance tonight, List<Distance> past) {}

    /** Empty until enough nights are published: nothing is stated of groups beforehand. */
    Optional<Found> of(SliceProfile tonight) {
        List<SliceProfile> before = past.profiles()
                .flatMap(profile -> profile.slice(tonight.column()).stream())
                .filter(slice -> !slice.tooMany())
                .toList();
        if (tonight.tooMany() || !UnusualNight.isLearned(before.size())) {
            return Optional.empty();
        }
        SliceProfile pool = before.stream().reduce(SliceProfile::merge).orElseThrow();
        SortedSet<String> values = new TreeSet<>(pool.groups().keySet());
        values.addAll(tonight.groups().keySet());
        long[] all = bins(values, pool);
        List<Distance> nights = new ArrayList<>();
        for (SliceProfile night : before) {
            Comparison.ofBins(all, bins(values, night)).leaveOut().distance().ifPresent(nights::add);
        }
        return Comparison.ofBins(all, bins(values, tonight)).distance().map(figure -> new Found(figure, nights));
    }

    private static long[] bins(SortedSet<String> values, SliceProfile slice) {
        long[] bins = new long[2 * values.size()];
        int bin = 0;
        for (String value : values) {
            Selected rows = slice.groups().getOrDefault(value, new Selected(0, 0));
            bins[bin++] = rows.selected();
            bins[bin++] = rows.rows() - rows.selected();
        }
        return bins;
    }
}
