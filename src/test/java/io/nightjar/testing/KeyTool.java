package io.nightjar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys that sign, made by the commands that docs/receipt.md gives. */
public final class KeyTool {
    public static final String PASSWORD = "secret-word";

    private KeyTool() {}

    /** A key store with the key {@code nightjar}. */
    public static Path keyStore(Path folder) {
        Path store = folder.resolve("nightjar.p12");
        run("-genkeypair", "-keyalg", "Ed25519", "-dname", "CN=nightjar", "-validity", "3650", "-keystore", store + "");
        return store;
    }

    /** Its certificate, for those who check. */
    public static Path certificate(Path store) {
        Path certificate = store.resolveSibling("nightjar.cer");
        run("-exportcert", "-keystore", store.toString(), "-file", certificate.toString());
        return certificate;
    }

    private static void run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "nightjar", "-storepass", PASSWORD));
        try {
            Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (made.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
