using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace MiniTwitter.OpenApi;

/// <summary>The description of the API, <c>openapi.json</c>, made from the code.</summary>
internal static class ApiDescription
{
    private const string Bearer = "Bearer";

    public static void AddApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1", api =>
        {
            api.AddDocumentTransformer(DescribeAsync);
            api.AddSchemaTransformer(ContractSchemas.TransformAsync);
            api.AddOperationTransformer(ContractOperations.TransformAsync);
        });

        // The build only wants the description: no silo, no database.
        if (EdgeRoles.IsDescribing)
            builder.Services.RemoveAll<IHostedService>();
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "MiniTwitter",
            Version = "v1",
            Description = "Errors are application/problem+json with type urn:minitwitter:<reason>. Ids are decimal strings, times ISO 8601 UTC.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
        };
        return Task.CompletedTask;
    }
}
