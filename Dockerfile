# The bot on Telegram:   docker build -t dean161 .
#                        docker run -d --name dean161 -e BOT_TOKEN=… -v dean161:/data dean161

FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_CONSTRAINT=/src/constraints.txt
WORKDIR /src
RUN python -m venv /opt/dean161
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY knowledge knowledge
RUN /opt/dean161/bin/pip install . && /opt/dean161/bin/pip uninstall --yes pip setuptools

FROM python:3.11-slim
ENV PATH=/opt/dean161/bin:$PATH \
    LANG=C.UTF-8 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    BOT_DATABASE=/data/dean161.db
RUN useradd --system --uid 10161 --no-create-home --shell /usr/sbin/nologin dean161 \
    && install -d -o dean161 -m 700 /data
COPY --from=build /opt/dean161 /opt/dean161
# Everything the bot writes is here: the database, its copies before migrations, and the lock beside it.
VOLUME /data
WORKDIR /data
USER dean161
HEALTHCHECK --interval=60s --timeout=20s --start-period=30s CMD ["dean161", "health"]
ENTRYPOINT ["dean161"]
CMD ["run"]
