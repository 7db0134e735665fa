package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FailpointTest {
    @Test
    void everyFailpointHasANameOfItsOwnByWhichItIsFound() {
        assertThat(new HashSet<>(Failpoint.all().stream().map(Failpoint::name).toList()))
                .hasSize(2 * Step.values().length);
        assertThat(Failpoint.all())
                .allSatisfy(point -> assertThat(Failpoint.named(point.name())).contains(point));
        assertThat(Failpoint.all()).startsWith(Step.SYNC_REJECTS.before(), Step.SYNC_REJECTS.after());
        assertThat(Step.PLACE_TABLE.after()).hasToString("after-place-table");
        assertThat(Failpoint.named("after-lunch")).isEmpty();
    }
}
