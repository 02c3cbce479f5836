using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ridgeway.Web.Elements;

/// <summary>
/// Reads a DateOnly from NAME.Day, NAME.Month and NAME.Year (as <see cref="NhsDate"/> asks for it) or from one text 2026-10-31.
/// All three empty is no answer: whether one is needed, [Required] says. Words of problems follow the NHS date input guidance.
/// </summary>
internal sealed class DateOnlyBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var called = bindingContext.ModelMetadata.DisplayName ?? bindingContext.ModelMetadata.Name ?? "The date";
        var parts = new[] { "Day", "Month", "Year" }
            .Select(part => (Part: part, Key: $"{name}.{part}", Value: Take(bindingContext, $"{name}.{part}")))
            .ToArray();
        if (parts.All(part => part.Value is null))
        {
            BindOneText(bindingContext, name, called);
            return Task.CompletedTask;
        }

        if (parts.All(part => part.Value!.Length == 0))
        {
            Settle(bindingContext, parts.Select(part => part.Key), null);
            return Task.CompletedTask;
        }

        var missing = parts.Where(part => string.IsNullOrEmpty(part.Value)).ToArray();
        if (missing.Length > 0)
        {
            var words = string.Join(" and ", missing.Select(part => "a " + part.Part.ToLowerInvariant()));
            foreach (var part in missing)
            {
                bindingContext.ModelState.AddModelError(part.Key, $"{called} must include {words}");
            }

            return Task.CompletedTask;
        }

        if (Read(parts[0].Value!, parts[1].Value!, parts[2].Value!) is { } date)
        {
            Settle(bindingContext, parts.Select(part => part.Key), date);
        }
        else
        {
            bindingContext.ModelState.AddModelError(name, $"{called} must be a real date");
        }

        return Task.CompletedTask;
    }

    /// <summary>The boxes are no answers of their own: left alone they would stay unchecked and the form never be right.</summary>
    private static void Settle(ModelBindingContext context, IEnumerable<string> boxes, DateOnly? date)
    {
        foreach (var box in boxes)
        {
            context.ModelState.MarkFieldSkipped(box);
        }

        context.Result = ModelBindingResult.Success(date);
    }

    private static DateOnly? Read(string day, string month, string year)
    {
        if (!int.TryParse(day, out var d) || !TryReadMonth(month, out var m) || !int.TryParse(year, out var y) || year.Length != 4)
        {
            return null;
        }

        return y is < 1 or > 9999 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m) ? null : new DateOnly(y, m, d);
    }

    /// <summary>A month may be written in words: people do.</summary>
    private static bool TryReadMonth(string text, out int month)
    {
        if (int.TryParse(text, out month))
        {
            return true;
        }

        string[] names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        month = text.Length < 3 ? 0 : Array.FindIndex(names, name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        return month > 0;
    }

    private static void BindOneText(ModelBindingContext context, string name, string called)
    {
        var text = Take(context, name);
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date))
        {
            context.Result = ModelBindingResult.Success(date);
        }
        else
        {
            context.ModelState.AddModelError(name, $"{called} must be a real date, like 2026-10-31");
        }
    }

    private static string? Take(ModelBindingContext context, string key)
    {
        var result = context.ValueProvider.GetValue(key);
        if (result == ValueProviderResult.None)
        {
            return null;
        }

        context.ModelState.SetModelValue(key, result);
        return (result.FirstValue ?? "").Trim();
    }
}

internal sealed class DateOnlyBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateOnlyBinder() : null;
}
