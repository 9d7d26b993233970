using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MiniTwitter.Auth;

namespace MiniTwitter.OpenApi;

/// <summary>Which operations need a signed-in caller, and what a page's limit may be.</summary>
internal static class ContractOperations
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isOpen = metadata.OfType<IAllowAnonymous>().Any() || metadata.OfType<Access.OpenToEveryone>().Any();
        if (!isOpen)
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("Bearer", context.Document)] = [] }];

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Name = char.IsUpper(parameter.Name![0]) && parameter.In is ParameterLocation.Query
                ? char.ToLowerInvariant(parameter.Name[0]) + parameter.Name[1..]
                : parameter.Name;
            if (parameter.Name is "limit")
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{ApiLimits.PageMax}", Default = ApiLimits.PageDefault };
        }

        return Task.CompletedTask;
    }
}
