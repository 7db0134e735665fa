package io.nightjar.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** How Quartz is set up: few threads, no listening sockets, and no settings but these. */
final class QuartzSetup {
    /** Schedulers that share a database find each other by this name. */
    private static final String NAME = "nightjar";

    private QuartzSetup() {}

    static Scheduler scheduler(TriggerStore store) throws SchedulerException {
        String instance = UUID.randomUUID().toString();
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", NAME);
        properties.setProperty("org.quartz.scheduler.instanceId", instance);
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "wake");
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        if (store instanceof TriggerStore.Shared shared) {
            addSharedStore(properties, shared, instance);
        } else {
            properties.setProperty("org.quartz.jobStore.class", RAMJobStore.class.getName());
        }
        return create(properties);
    }

    private static void addSharedStore(Properties properties, TriggerStore.Shared shared, String instance) {
        DBConnectionManager.getInstance().addConnectionProvider(instance, new LedgerConnections(shared.database()));
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", instance);
        properties.setProperty("org.quartz.jobStore.tablePrefix", "QRTZ_");
        // Trigger data as text: nothing in the database is a serialised object.
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty(
                "org.quartz.jobStore.clusterCheckinInterval",
                String.valueOf(shared.checkIn().toMillis()));
        properties.setProperty("org.quartz.jobStore.makeThreadsDaemons", "true");
    }

    /** Quartz hands out the scheduler that has the name already, if the process has one: take ours out of its list. */
    private static Scheduler create(Properties properties) throws SchedulerException {
        SchedulerRepository named = SchedulerRepository.getInstance();
        synchronized (named) {
            Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
            named.remove(NAME);
            return scheduler;
        }
    }

    /** The ledger opens and closes its own pool. */
    private record LedgerConnections(DataSource ledger) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return ledger.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
