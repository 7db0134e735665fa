package io.nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class PatienceTest {
    private final HandTicker ticker = new HandTicker();
    private final Patience patience = new Patience("jdbc:postgresql://db/nightjar", Duration.ofMinutes(2), ticker);
    private final List<String> told = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aDatabaseThatIsAwayForLessThanTwoMinutesIsWaitedFor() {
        patience.tell(told::add);
        String answer = patience.bear(() -> {
            calls.incrementAndGet();
            if (ticker.elapsed().compareTo(Duration.ofSeconds(100)) < 0) {
                throw away("57P03");
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(ticker.elapsed()).isLessThan(Duration.ofMinutes(2));
        assertThat(calls.get()).isBetween(20, 200);
        assertThat(told)
                .containsExactly(
                        "The ledger (jdbc:postgresql://db/nightjar) does not answer, SQL state 57P03: waiting up to 120 s"
                                + " for it.",
                        "The ledger (jdbc:postgresql://db/nightjar) answers again.");
    }

    @Test
    void oneThatStaysAwayIsGivenUpOnceAndAskedWithoutWaitingUntilItAnswers() {
        assertThatThrownBy(() -> patience.bear(() -> {
                    throw away("08006");
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        Duration first = ticker.elapsed();
        assertThat(first).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(123));
        assertThatThrownBy(() -> patience.bear(() -> {
                    throw away("08006");
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(ticker.elapsed()).isEqualTo(first);
        assertThat(patience.bear(() -> "answers")).isEqualTo("answers");
        patience.bear(() -> {
            if (calls.incrementAndGet() < 3) {
                throw away("08006");
            }
            return "again";
        });
        assertThat(ticker.elapsed()).isGreaterThan(first);
    }

    @Test
    void whatWillNotPassIsNotTriedAgain() {
        assertThatThrownBy(() -> patience.bear(() -> {
                    calls.incrementAndGet();
                    throw new DataIntegrityViolationException("no", new SQLException("no", "23505"));
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(calls).hasValue(1);
        assertThat(ticker.elapsed()).isZero();
    }

    @Test
    void whoStopsTheProcessEndsTheWait() {
        assertThatThrownBy(() -> patience.bear(() -> {
                    if (calls.incrementAndGet() == 5) {
                        patience.end();
                    }
                    throw away("08001");
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(calls).hasValue(5);
    }

    private static DataAccessResourceFailureException away(String state) {
        return new DataAccessResourceFailureException("away", new SQLException("away", state));
    }
}
