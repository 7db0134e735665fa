package io.nightjar.cli;

import io.nightjar.job.ProgressListener;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Tells how a run goes on, on standard error: a bar that is drawn again on a terminal, plain lines elsewhere. Scoring
 * threads never wait for it: who finds it busy goes on.
 */
final class Progress implements ProgressListener {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int BAR = 24;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final LongSupplier nanoTime;
    private final AtomicLong done = new AtomicLong();
    private final ReentrantLock drawing = new ReentrantLock();
    private volatile long total;
    private volatile long begun;
    private volatile long next;
    private volatile String stage = "";
    private volatile boolean barShown;

    Progress(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
    }

    @Override
    public void stage(String name) {
        drawing.lock();
        try {
            clear();
            if (total > 0 && stage.equals("score")) {
                console.error(line());
            }
            stage = name;
            if (console.drawsProgress()) {
                console.draw(name + " …");
                barShown = true;
            } else if (!name.equals("score")) {
                console.error(name);
            }
        } finally {
            drawing.unlock();
        }
    }

    @Override
    public void planned(long rows, int splits) {
        total = rows;
        begun = nanoTime.getAsLong();
        next = begun + (console.drawsProgress() ? REDRAW_NANOS : LINE_NANOS);
        if (splits == 0) {
            note("nothing is left to score");
            return;
        }
        note("scoring " + Words.count(rows, "row") + " in " + Words.count(splits, "split"));
    }

    @Override
    public void advanced(long rows) {
        done.addAndGet(rows);
        if (nanoTime.getAsLong() - next < 0 || !drawing.tryLock()) {
            return;
        }
        try {
            next = nanoTime.getAsLong() + (console.drawsProgress() ? REDRAW_NANOS : LINE_NANOS);
            if (console.drawsProgress()) {
                console.draw(CLEAR_LINE + bar() + "  " + line());
                barShown = true;
            } else {
                console.error(line());
            }
        } finally {
            drawing.unlock();
        }
    }

    @Override
    public void note(String sentence) {
        drawing.lock();
        try {
            clear();
            console.error(sentence);
        } finally {
            drawing.unlock();
        }
    }

    /** Takes the bar away; to be called before anything else is printed. */
    void end() {
        drawing.lock();
        try {
            clear();
        } finally {
            drawing.unlock();
        }
    }

    private void clear() {
        if (barShown) {
            console.draw(CLEAR_LINE);
            barShown = false;
        }
    }

    private String bar() {
        int filled = (int) (BAR * share());
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
    }

    private double share() {
        return total == 0 ? 1 : Math.min(1.0, (double) done.get() / total);
    }

    private String line() {
        long rows = done.get();
        double seconds = (nanoTime.getAsLong() - begun) / 1e9;
        StringBuilder line = new StringBuilder("scored ")
                .append(Words.count(rows))
                .append(" of ")
                .append(Words.count(total, "row"))
                .append(String.format(Locale.ROOT, "  %.0f %%", 100 * share()));
        if (rows > 0 && seconds > 0) {
            double rate = rows / seconds;
            line.append("  ").append(Words.rate(rate));
            if (rows < total) {
                line.append("  ").append(Words.seconds((total - rows) / rate)).append(" left");
            }
        }
        return line.toString();
    }
}
