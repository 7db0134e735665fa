package io.nightjar.config;

import io.nightjar.config.Settings.Value;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The layers of settings, each covering the one before: defaults, {@code /etc/nightjar/nightjar.yaml}, the project's
 * {@code nightjar.yaml}, {@code nightjar.NAME.yaml} of {@code --env NAME}, variables {@code NIGHTJAR_…},
 * {@code --set key=value}.
 */
public final class SettingsLayers {
    private static final Path MACHINE = Path.of("/etc/nightjar/nightjar.yaml");

    /** Variables of the program and its launcher that are no settings. */
    private static final List<String> RESERVED =
            List.of("NIGHTJAR_HOME", "NIGHTJAR_ENV", "NIGHTJAR_JAVA_HOME", "NIGHTJAR_JAVA_OPTS", "NIGHTJAR_CLASS_PATH");

    /** Kubernetes and Docker put such variables into every container beside a service called nightjar. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "NIGHTJAR(_[A-Z0-9_]+)?_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_(TCP|UDP)(_[A-Z]+)?)?)");

    private final ProjectRoot root;
    private final Path machineFile;
    private final Optional<String> environmentName;
    private final Map<String, String> variables;
    private final List<String> assignments;

    /** Just the project's file over the defaults. */
    SettingsLayers(ProjectRoot root) {
        this(root, Path.of(""), Optional.empty(), Map.of(), List.of());
    }

    private SettingsLayers(
            ProjectRoot root,
            Path machineFile,
            Optional<String> environmentName,
            Map<String, String> variables,
            List<String> assignments) {
        this.root = root;
        this.machineFile = machineFile;
        this.environmentName = environmentName;
        this.variables = new TreeMap<>(variables);
        this.assignments = List.copyOf(assignments);
    }

    /**
     * The layers of this machine.
     *
     * @param environmentName of {@code --env}
     * @param variables the process's environment
     * @param assignments of {@code --set}, in order
     */
    public static SettingsLayers of(
            ProjectRoot root,
            Optional<String> environmentName,
            Map<String, String> variables,
            List<String> assignments) {
        return new SettingsLayers(root, MACHINE, environmentName, variables, assignments);
    }

    /** The same with another file in the place of the machine's. */
    SettingsLayers machineFile(Path file) {
        return new SettingsLayers(root, file, environmentName, variables, assignments);
    }

    /**
     * Reads them all.
     *
     * @throws NightjarException SETTINGS_INVALID listing every problem of every layer
     */
    public Settings load() {
        Problems problems = new Problems();
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, new Value(setting, setting.fallback(), "default"));
        }
        for (Path file : files(problems)) {
            readFile(file, values, problems);
        }
        readVariables(values, problems);
        readAssignments(values, problems);
        if (!problems.isEmpty()) {
            throw problems.asException(ErrorCode.SETTINGS_INVALID, "the settings are not valid")
                    .notDone("Nothing was run.")
                    .next("nightjar config keys");
        }
        return new Settings(root, values, variables);
    }

    private List<Path> files(Problems problems) {
        List<Path> files = new ArrayList<>();
        if (Files.isRegularFile(machineFile)) {
            files.add(machineFile);
        }
        Path project = root.resolve("nightjar.yaml");
        if (Files.isRegularFile(project)) {
            files.add(project);
        }
        environmentName.ifPresent(name -> {
            Path overlay = root.resolve("nightjar." + name + ".yaml");
            if (name.matches("[A-Za-z0-9_-]+") && Files.isRegularFile(overlay)) {
                files.add(overlay);
            } else {
                problems.add("--env", 0, "there is no nightjar." + name + ".yaml in the project");
            }
        });
        return files;
    }

    private void readFile(Path path, Map<Setting, Value> values, Problems problems) {
        YamlFile file = YamlFile.read(path, root.show(path), problems);
        YamlSection.of(file, problems).flat().forEach((key, located) -> Setting.ofKey(key)
                .filter(setting -> !setting.isForTests())
                .ifPresentOrElse(
                        setting -> put(setting, located.value(), file.name(), located.line(), values, problems),
                        () -> problems.add(
                                file.name(),
                                located.line(),
                                "unknown key '" + key + "'" + NearestName.hint(key, Setting.keys()))));
    }

    private void readVariables(Map<Setting, Value> values, Problems problems) {
        variables.forEach((name, text) -> {
            if (!name.startsWith("NIGHTJAR_")
                    || RESERVED.contains(name)
                    || SERVICE_LINK.matcher(name).matches()) {
                return;
            }
            Setting.ofVariable(name)
                    .ifPresentOrElse(
                            setting -> put(setting, text, name, 0, values, problems),
                            () -> problems.add(
                                    name, 0, "is no setting's variable" + NearestName.hint(name, Setting.variables())));
        });
    }

    private void readAssignments(Map<Setting, Value> values, Problems problems) {
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                problems.add("--set", 0, "write --set key=value");
                continue;
            }
            String key = assignment.substring(0, equals).strip();
            Setting.ofKey(key)
                    .ifPresentOrElse(
                            setting -> put(
                                    setting, assignment.substring(equals + 1).strip(), "--set", 0, values, problems),
                            () -> problems.add(
                                    "--set", 0, "unknown key '" + key + "'" + NearestName.hint(key, Setting.keys())));
        }
    }

    private static void put(
            Setting setting, String text, String where, int line, Map<Setting, Value> values, Problems problems) {
        if (setting.kind().accepts(text)) {
            values.put(setting, new Value(setting, text, line > 0 ? where + ":" + line : where));
            return;
        }
        String refused = setting.kind().isQuotable() ? ", not '" + text + "'" : "";
        problems.add(
                where, line, "'" + setting.key() + "' must be " + setting.kind().words() + refused);
    }
}
