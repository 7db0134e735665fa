package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret is found: {@code ${file:PATH}} or {@code ${env:NAME}}. It is read when it is needed and stands nowhere
 * else; its text form is the reference.
 */
public final class Secret {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(file|env):([^}]+)}");

    private final String reference;
    private final ProjectRoot root;
    private final Map<String, String> environment;
    private final Mask mask;

    Secret(String reference, ProjectRoot root, Map<String, String> environment, Mask mask) {
        this.reference = reference;
        this.root = root;
        this.environment = environment;
        this.mask = mask;
    }

    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /**
     * The secret itself; whoever asks hands it to a driver and to nobody else. From now on every text that Nightjar
     * prints or logs has it masked.
     *
     * @return empty where none is configured
     * @throws NightjarException SECRET_MISSING naming the file or variable
     */
    public Optional<String> reveal() {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(2);
        String value = matcher.group(1).equals("env") ? fromEnvironment(name) : fromFile(name);
        mask.add(value);
        return Optional.of(value);
    }

    private String fromEnvironment(String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw missing("the variable " + name + " is not set");
        }
        return value;
    }

    /** A trailing line end is not part of the secret. */
    private String fromFile(String name) {
        try {
            String value = Files.readString(root.resolve(name)).stripTrailing();
            if (value.isEmpty()) {
                throw missing("the file " + name + " is empty");
            }
            return value;
        } catch (IOException e) {
            throw missing("the file " + name + " cannot be read");
        }
    }

    private static NightjarException missing(String what) {
        return NightjarException.of(ErrorCode.SECRET_MISSING, "a secret is missing: " + what)
                .notDone("Nothing was run.")
                .next("nightjar config show");
    }

    /** The reference, never the secret. */
    @Override
    public String toString() {
        return reference;
    }
}
