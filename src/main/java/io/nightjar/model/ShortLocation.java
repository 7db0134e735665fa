package io.nightjar.model;

/** Locations as a bundle may name them: it tells nobody on which machine, or by whom, it was made. */
public final class ShortLocation {

    private ShortLocation() {}

    /** The location itself below a project; of an absolute one or a URI only the last two names. */
    public static String of(String location) {
        if (!location.startsWith("/") && !location.contains(":/") && !location.contains(":\\")) {
            return location;
        }
        String[] names = location.split("[/\\\\]", -1);
        return names.length < 2 ? location : names[names.length - 2] + "/" + names[names.length - 1];
    }
}
