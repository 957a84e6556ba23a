# An image with stagecraft in it, on Debian 12, whose libraries and fonts make the same bytes everywhere.
#
#   docker build -t stagecraft .
#   docker run --rm --network none -v "$PWD:/work" -u "$(id -u):$(id -g)" stagecraft check process.sales
FROM debian:12-slim AS build
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends make ca-certificates
WORKDIR /source
COPY Makefile LICENSE CHANGELOG.md ./
COPY compiler compiler
COPY grammar grammar
COPY stdlib stdlib
COPY tools tools
COPY docs docs
RUN make deb && mv build/stagecraft_*.deb /stagecraft.deb

FROM debian:12-slim
COPY --from=build /stagecraft.deb /tmp/stagecraft.deb
RUN apt-get update -qq \
    && apt-get install -qq -y --no-install-recommends /tmp/stagecraft.deb \
    && rm -rf /tmp/stagecraft.deb /var/lib/apt/lists/*
USER nobody
WORKDIR /work
ENTRYPOINT ["stagecraft"]
