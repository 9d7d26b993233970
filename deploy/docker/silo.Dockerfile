# A silo. From the repository's root:  docker build -f deploy/docker/silo.Dockerfile -t minitwitter-silo .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ARG VERSION
ARG TARGETARCH
COPY . .
RUN dotnet publish Silo/Silo.csproj -c Release -a $TARGETARCH -o /app -p:RestoreLockedMode=true -p:MinVerVersionOverride=$VERSION

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY deploy/docker/healthcheck.sh /usr/local/bin/healthcheck
# Key names are matched without case; unlike ASPNETCORE_URLS this one is read by both hosts.
ENV urls=http://+:8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080 11111 30000
# The user that the base image brings; root is not needed for anything.
USER $APP_UID
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["healthcheck", "/health/ready"]
ENTRYPOINT ["dotnet", "MiniTwitter.Silo.dll"]
