package io.nightjar.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, told from all others that had or will have its id.
 *
 * @param host the machine's name
 * @param pid the process id
 * @param start when it started, in units that clock steps do not change; empty where the platform tells nothing
 * @param boot the boot, and the process name space, in which the id means something; empty where the platform tells
 *     nothing
 */
public record ProcessIdentity(String host, long pid, String start, String boot) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path SELF = Path.of("/proc/self/stat");
    private static final Path NAME_SPACE = Path.of("/proc/self/ns/pid");
    /** Place of a process's start time after the name in its stat file; proc(5), field 22. */
    private static final int START_FIELD = 19;

    /** This process. */
    public static ProcessIdentity current() {
        long pid = ProcessHandle.current().pid();
        return new ProcessIdentity(hostName(), pid, startOf(pid).orElse(""), bootName());
    }

    /** Whether this process is surely dead, as {@code observer} can tell: only on the same host and boot. */
    boolean isDead(ProcessIdentity observer) {
        boolean comparable = host.equals(observer.host) && !boot.isEmpty() && boot.equals(observer.boot);
        return comparable
                && !start.isEmpty()
                && seesOtherUsers()
                && startOf(pid).map(found -> !found.equals(start)).orElse(false);
    }

    /** Where the kernel hides other users' processes (hidepid), a living one cannot be told from a dead one. */
    private static boolean seesOtherUsers() {
        return !Files.exists(SELF) || Files.isReadable(Path.of("/proc/1/stat"));
    }

    /**
     * Clock ticks since the boot, where the kernel tells. ProcessHandle's start instant is computed from the wall clock:
     * after a clock step it would make a living process look like another. "" where there is no such process; empty
     * where that cannot be told just now, for want of open files for example.
     */
    private static Optional<String> startOf(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (Files.exists(SELF)) {
            Optional<String> start = read(stat).map(ProcessIdentity::startField);
            return start.isEmpty() && Files.notExists(stat) ? Optional.of("") : start;
        }
        return Optional.of(ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Object::toString)
                .orElse(""));
    }

    /** The name of the program stands in brackets and may hold anything; a process that only waits to be reaped is dead. */
    private static String startField(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        boolean zombie = fields[0].equals("Z") || fields[0].equals("X");
        return zombie || fields.length <= START_FIELD ? "" : fields[START_FIELD];
    }

    private static String bootName() {
        return read(BOOT_ID).map(id -> id.strip() + nameSpace()).orElse("");
    }

    /** Containers share the machine's boot but not its process ids. */
    private static String nameSpace() {
        try {
            return " " + Files.readSymbolicLink(NAME_SPACE);
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String hostName() {
        Optional<String> kernel = read(Path.of("/proc/sys/kernel/hostname")).map(String::strip);
        if (kernel.isPresent()) {
            return kernel.get();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
