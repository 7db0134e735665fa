package io.nightjar.model;

/** What a probability's last bit depends on, since {@code Math.exp} may differ: architecture, JDK vendor and version. */
public final class Platform {

    private Platform() {}

    /** For example {@code amd64, Debian, Java 17}. */
    public static String here() {
        return System.getProperty("os.arch") + ", " + System.getProperty("java.vendor") + ", Java "
                + Runtime.version().feature();
    }
}
