package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's database: questions and transactions, its failures as LEDGER_UNAVAILABLE. */
final class Sql implements Query {
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final String name;
    private final Patience patience;

    /**
     * Over a data source.
     *
     * @param name of the database, for messages; holds no password
     */
    Sql(DataSource dataSource, String name) {
        this(dataSource, name, Patience.none());
    }

    /** The same, waiting for the database while it is away. */
    Sql(DataSource dataSource, String name, Patience patience) {
        this.patience = patience;
        this.client = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        // Never part of a step's transaction on the same data source: what is recorded here is durable when it returns.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.name = name;
    }

    @Override
    public <T> List<T> rows(RowMapper<T> mapper, String sql, Object... parameters) {
        return translated(() -> client.sql(sql)
                .params(Arrays.asList(parameters))
                .query(CorruptRow.named(mapper))
                .list());
    }

    /** Does the work in one transaction; nothing of it stays where it throws. */
    <T> T inTransaction(Function<JdbcClient, T> work) {
        return translated(() -> {
            T result = transaction.execute(status -> work.apply(client));
            if (result == null) {
                throw new IllegalStateException("a transaction gives a value");
            }
            return result;
        });
    }

    /** Inserts a row in a transaction of its own, unless somebody else has. */
    boolean insertIfAbsent(String sql, Object... parameters) {
        return insertIfAbsent(
                db -> db.sql(sql).params(Arrays.asList(parameters)).update());
    }

    /** The same, by a statement that is built for it. */
    boolean insertIfAbsent(Function<JdbcClient, Integer> insert) {
        return translated(() -> {
            try {
                transaction.execute(status -> insert.apply(client));
                return true;
            } catch (DuplicateKeyException somebodyElseHas) {
                return false;
            }
        });
    }

    /** Does it, with patience. Its failures are LEDGER_UNAVAILABLE or LEDGER_CORRUPT; ours stay as they are. */
    <T> T translated(Supplier<T> work) {
        LedgerWait wait = LedgerWait.begun();
        try {
            return patience.bear(() -> ownFailureOr(work));
        } catch (DataAccessException | TransactionException e) {
            throw unavailable(name, e);
        } finally {
            wait.ended();
        }
    }

    /** Where the session is lost, the rollback of work that threw an error of ours fails too, and would hide it. */
    private static <T> T ownFailureOr(Supplier<T> work) {
        try {
            return work.get();
        } catch (TransactionSystemException e) {
            if (e.getApplicationException() instanceof NightjarException ours) {
                throw ours;
            }
            if (e.getApplicationException() instanceof DataAccessException first) {
                throw first;
            }
            throw e;
        }
    }

    static NightjarException damaged(String name, Exception e) {
        return NightjarException.of(
                        ErrorCode.LEDGER_CORRUPT, "The ledger " + name + " is damaged and cannot be opened.", e)
                .notDone("Nothing was changed. Published tables and their receipts do not depend on it.")
                .next("nightjar doctor");
    }

    static NightjarException unavailable(String name, Exception e) {
        if (FailureCause.isDamage(e)) {
            return damaged(name, e);
        }
        String why = FailureCause.of(e).map(words -> ": " + words).orElse("");
        return NightjarException.of(
                        ErrorCode.LEDGER_UNAVAILABLE, "The ledger (" + name + ") did not do its work" + why + ".", e)
                .notDone("What was being recorded is not.")
                .next("nightjar doctor");
    }
}
