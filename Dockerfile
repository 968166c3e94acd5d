# Build: docker build -t herald .
# Run:   docker run -v ./herald.conf:/etc/herald/herald.conf:ro -v herald:/var/lib/herald herald
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B --no-transfer-progress -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 990 --home-dir /var/lib/herald --create-home herald
COPY --from=build /src/bin /usr/share/herald/bin
COPY --from=build /src/target/lib /usr/share/herald/lib
COPY --from=build /src/target/herald-*.jar /usr/share/herald/lib/
ENV STATE_DIRECTORY=/var/lib/herald
VOLUME /var/lib/herald
USER herald
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/share/herald/bin/herald"]
CMD ["run"]
