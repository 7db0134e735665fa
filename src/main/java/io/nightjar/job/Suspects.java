package io.nightjar.job;

import io.nightjar.publish.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is not as it was when a run was made, and may make other bytes of the same input and model. */
final class Suspects {
    private Suspects() {}

    /** Each as a phrase; none where all that the receipt names is the same. */
    static List<String> of(Original original, NightServices services, String scoringPath) {
        List<String> suspects = new ArrayList<>();
        if (original.made().isEmpty()) {
            String now = Programs.label(services.program());
            changed("Nightjar", original.program(), now, suspects);
            return suspects;
        }
        Receipt made = original.made().get();
        program(made.program(), services.program(), suspects);
        Receipt.Platform now = Programs.platform();
        changed("Java", java(made.platform()), java(now), suspects);
        changed("architecture", made.platform().architecture(), now.architecture(), suspects);
        for (Map.Entry<String, String> library : new TreeMap<>(services.libraries()).entrySet()) {
            Optional.ofNullable(made.libraries().get(library.getKey()))
                    .ifPresent(before -> changed(library.getKey(), before, library.getValue(), suspects));
        }
        changed("scoring path", made.scoringPath(), scoringPath, suspects);
        return suspects;
    }

    private static void program(Receipt.Program before, Receipt.Program now, List<String> suspects) {
        changed("Nightjar", Programs.label(before), Programs.label(now), suspects);
        boolean isTheSameJar = before.jar().isPresent() && before.jar().equals(now.jar());
        if (Programs.label(before).equals(Programs.label(now))
                && before.changes().equals("dirty")
                && !isTheSameJar) {
            suspects.add("Nightjar was built from sources with changes, which may be others now");
        }
    }

    private static String java(Receipt.Platform platform) {
        return platform.javaVersion() + " (" + platform.javaVendor() + ")";
    }

    private static void changed(String what, String before, String now, List<String> suspects) {
        if (!before.equals(now)) {
            suspects.add(what + " was " + before + ", is " + now);
        }
    }
}
