package io.nightjar.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Does work again and again while the database is away: a server that is restarted or out of reach for a moment must not
 * cost a night. All such work bears being done twice, since the answer to a commit may be lost though it was done.
 */
final class Patience {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final String name;
    private final Duration most;
    private final Ticker ticker;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean isOver;

    /**
     * For one database.
     *
     * @param name for messages
     * @param most for how long it is waited for; zero for not at all
     */
    Patience(String name, Duration most, Ticker ticker) {
        this.name = name;
        this.most = most;
        this.ticker = ticker;
    }

    /** None: what fails, fails. */
    static Patience none() {
        return new Patience("", Duration.ZERO, Ticker.system());
    }

    /** Tells when a wait begins and when it has ended well. */
    Runnable tell(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Waits no longer: who asks the process to stop does not want it to wait for a database. */
    void end() {
        isOver = true;
    }

    /** Once it was in vain, nothing is waited for until the database has answered. */
    <T> T bear(Supplier<T> work) {
        long begin = ticker.nanos();
        Duration pause = SHORTEST;
        boolean told = false;
        while (true) {
            try {
                T result = work.get();
                isOver = false;
                if (told) {
                    tell("The ledger (" + name + ") answers again.");
                }
                return result;
            } catch (DataAccessException | TransactionException e) {
                if (!FailureCause.isPassing(e) || isOver || ticker.nanos() - begin >= most.toNanos()) {
                    isOver |= FailureCause.isPassing(e);
                    throw e;
                }
                if (!told && pause.compareTo(SHORTEST) > 0) {
                    told = true;
                    tell("The ledger (" + name + ") does not answer"
                            + FailureCause.of(e).map(why -> ", " + why).orElse("") + ": waiting up to "
                            + most.toSeconds() + " s for it.");
                }
            }
            ticker.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    private void tell(String sentence) {
        listeners.forEach(listener -> listener.accept(sentence));
    }
}
