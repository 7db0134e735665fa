package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * SIGTERM and SIGINT while a run is under way: the first asks it to stop, the second ends the process. A shutdown hook
 * would come too late for this: once the JVM shuts down, other hooks close file systems and databases under the run.
 * {@code sun.misc.Signal} is reached by name, since the compiler warns of it and it may be missing: then a signal ends
 * the process as the JVM does by itself, and the next run resumes.
 */
final class StopSignals implements AutoCloseable {
    private static final List<String> NAMES = List.of("TERM", "INT");

    private final Runnable stop;
    private final AtomicInteger received = new AtomicInteger();
    private final Map<Object, Object> before = new LinkedHashMap<>();

    private StopSignals(Runnable stop) {
        this.stop = stop;
    }

    static StopSignals ask(Runnable stop) {
        StopSignals signals = new StopSignals(stop);
        try {
            signals.install();
        } catch (ReflectiveOperationException | RuntimeException e) {
            signals.before.clear();
        }
        return signals;
    }

    private void install() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler calls = (proxy, method, arguments) -> answer(proxy, method.getName(), arguments);
        Object ours = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls);
        for (String name : NAMES) {
            Object one = signal.getConstructor(String.class).newInstance(name);
            before.put(one, signal.getMethod("handle", signal, handler).invoke(null, one, ours));
        }
    }

    private @Nullable Object answer(Object proxy, String method, Object @Nullable [] arguments) {
        switch (method) {
            case "handle" -> received();
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                return "asks to stop";
            }
        }
        return null;
    }

    private void received() {
        if (received.incrementAndGet() == 1) {
            stop.run();
        } else {
            Runtime.getRuntime().halt(ExitStatus.STOPPED.code());
        }
    }

    @Override
    public void close() {
        before.forEach((signal, handler) -> {
            try {
                Class<?> type = Class.forName("sun.misc.SignalHandler");
                signal.getClass().getMethod("handle", signal.getClass(), type).invoke(null, signal, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
