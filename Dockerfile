# The program without build tools and without root; all it writes goes to /var/lib/nightjar.
#
#   docker build -t nightjar .
#   docker run --read-only -v nightjar:/var/lib/nightjar nightjar run flight-delay --date 2001-05-08
#
# The image carries the example. Your own project (nightjar.yaml, jobs, models, data) is mounted over it:
#
#   docker run --read-only -v nightjar:/var/lib/nightjar -v "$PWD":/project:ro nightjar run my-job --date yesterday
ARG JAVA=25

FROM docker.io/library/maven:3.9-eclipse-temurin-${JAVA} AS build
WORKDIR /src
COPY . .
RUN mvn -q -Dquick package \
    && java -Djarmode=tools -jar target/nightjar-*.jar extract --destination /app \
    && mv /app/nightjar-*.jar /app/nightjar.jar
# Native parts of the codecs, which would otherwise be unpacked into /tmp at each start: it may be absent or not executable.
RUN mkdir /app/native /unpacked && cd /unpacked \
    && case $(uname -m) in \
        x86_64) zstd=amd64 snappy=x86_64 ;; \
        aarch64) zstd=aarch64 snappy=aarch64 ;; \
        *) echo "no native codecs known for $(uname -m)" >&2; exit 1 ;; \
    esac \
    && for jar in /app/lib/zstd-jni-*.jar /app/lib/snappy-java-*.jar; do jar xf "$jar"; done \
    && cp linux/$zstd/libzstd-jni-*.so /app/native/libzstd-jni.so \
    && cp org/xerial/snappy/native/Linux/$snappy/libsnappyjava.so /app/native/

FROM docker.io/library/eclipse-temurin:${JAVA}-jre
RUN groupadd --gid 10001 nightjar \
    && useradd --uid 10001 --gid 10001 --home-dir /var/lib/nightjar --no-create-home --shell /usr/sbin/nologin nightjar \
    && install -d -o nightjar -g nightjar /var/lib/nightjar \
    && mkdir -p /project /etc/nightjar
# The machine's layer of settings: a project's own nightjar.yaml covers it. One volume, so that publishing stays a rename.
RUN printf '%s\n' \
    'folders:' \
    '  output: /var/lib/nightjar/output' \
    '  rejects: /var/lib/nightjar/rejects' \
    '  history: /var/lib/nightjar/history' \
    '  staging: /var/lib/nightjar/staging' \
    '  reports: /var/lib/nightjar/reports' \
    '  metrics: /var/lib/nightjar/metrics' \
    '  inputs: /var/lib/nightjar/inputs' \
    '  state: /var/lib/nightjar/state' \
    > /etc/nightjar/nightjar.yaml
COPY --from=build /app /opt/nightjar/app
COPY --from=build /src/nightjar /src/nightjar.yaml /src/LICENSE /opt/nightjar/
COPY --from=build /src/jobs /opt/nightjar/jobs
COPY --from=build /src/calendars /opt/nightjar/calendars
COPY --from=build /src/cron /opt/nightjar/cron
COPY --from=build /src/models /opt/nightjar/models
COPY --from=build /src/data /opt/nightjar/data
# The first start makes the archives for fast starts, which nobody could write later.
RUN /opt/nightjar/nightjar --version
ENV PATH=/opt/nightjar:$PATH
USER 10001:10001
WORKDIR /project
VOLUME /var/lib/nightjar
# Asks whether the program starts; it opens no ledger, so it never stands in the way of a run.
HEALTHCHECK --interval=1m --timeout=10s --start-period=10s CMD ["/opt/nightjar/nightjar", "--version"]
ENTRYPOINT ["/opt/nightjar/nightjar"]
CMD ["--help"]
