package io.nightjar.storage;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsServerDefaults;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.local.LocalConfigKeys;

/** Hadoop's raw local file system under the scheme {@code testfs}, which no cluster is needed for. */
public final class TestFileSystem extends RawLocalFileSystem {
    static final URI ROOT = URI.create("testfs:///");

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public String getScheme() {
        return "testfs";
    }

    /** The same for FileContext, which replaces files as Hadoop does where a file system says nothing else. */
    public static class InTwoSteps extends DelegateToFileSystem {
        public InTwoSteps(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, new TestFileSystem(), configuration, "testfs", false);
        }

        @Override
        public int getUriDefaultPort() {
            return -1;
        }

        @Override
        @Deprecated
        public FsServerDefaults getServerDefaults() throws IOException {
            return LocalConfigKeys.getServerDefaults();
        }
    }

    /** Replaces files in one step, as HDFS does. */
    public static final class Context extends InTwoSteps {
        public Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, configuration);
        }

        @Override
        public void renameInternal(Path source, Path target, boolean overwrite) throws IOException {
            if (!overwrite) {
                super.renameInternal(source, target, false);
                return;
            }
            Files.move(
                    java.nio.file.Path.of(source.toUri().getPath()),
                    java.nio.file.Path.of(target.toUri().getPath()),
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
