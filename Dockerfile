# Build: docker build -t herald .
# Run:   docker run -v ./herald.conf:/etc/herald/herald.conf:ro -v herald:/var/lib/herald --read-only --tmpfs /tmp herald
FROM debian:trixie-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl openjdk-25-jdk-headless \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN ./mvnw -B --no-transfer-progress -Dmaven.test.skip package \
    && mkdir /release \
    && tar -xzf target/herald-*.tar.gz -C /release --strip-components=1
# What the libraries name (jdeps), and what they ask for at run time only: DNS, zones and languages of dates.
RUN "$(bin/find-jdk)/bin/jlink" --output /runtime --no-header-files --no-man-pages \
    --add-modules java.desktop,java.management,java.naming,java.net.http,java.rmi,java.security.sasl,java.sql,jdk.crypto.cryptoki,jdk.httpserver,jdk.localedata,jdk.management,jdk.naming.dns,jdk.security.auth,jdk.unsupported \
    --include-locales en,es \
    # What Debian keeps for debuggers is ten times the rest.
    && find /runtime -name '*.debuginfo' -delete

FROM debian:trixie-slim
LABEL org.opencontainers.image.title="Herald" \
      org.opencontainers.image.description="headless XMPP chat bot daemon" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 990 --home-dir /var/lib/herald herald \
    && install -d -m 700 -o herald -g herald /var/lib/herald
COPY --from=build /runtime /opt/java
COPY --from=build /release/bin /usr/share/herald/bin
COPY --from=build /release/lib /usr/share/herald/lib
ENV JAVA_HOME=/opt/java STATE_DIRECTORY=/var/lib/herald
# From this Java starts in a third of the time; and SQLite's library as a file.
RUN /usr/share/herald/bin/herald startup-cache
VOLUME /var/lib/herald
USER herald
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1m --timeout=20s --start-period=30s CMD ["/usr/share/herald/bin/herald", "status"]
ENTRYPOINT ["/usr/share/herald/bin/herald"]
CMD ["run"]
