using Microsoft.AspNetCore.Mvc.Rendering;

namespace Ridgeway.Web.Elements;

/// <summary>The form elements of <see cref="FixtureAuthor"/>.</summary>
internal static partial class FixtureAuthor
{
    private static T Fill<T>(T field, FixtureOptions options)
        where T : Field
    {
        field.Name = options.Text("name") ?? options.Text("id");
        field.Id = options.Text("id") ?? options.Text("idPrefix");
        field.Hint = options.WordsOf("hint");
        if (options.Flag("errorMessage") is { } isWrong)
        {
            field.IsWrong = isWrong;
        }
        else
        {
            field.Error = options.WordsOf("errorMessage");
        }

        return field;
    }

    private static T FillLabelled<T>(T field, FixtureOptions options)
        where T : LabelledField
    {
        Fill(field, options);
        var label = options.Part("label")!;
        var heading = label.Text("heading");
        field.Label = heading ?? label.Text("text");
        field.LabelIsHeading = heading is not null;
        field.LabelSize = label.Text("size");
        label.Done();
        return field;
    }

    private static List<Drawn> After(FixtureOptions options)
    {
        var group = options.Part("formGroup");
        var after = group?.Part("afterInput");
        var html = after?.Text("html");
        after?.Done();
        group?.Done();
        return html is null ? [] : [Drawn.Raw(html)];
    }

    private static Drawn Input(FixtureOptions options)
    {
        var input = FillLabelled(new NhsInput(), options);
        input.Width = options.Number("width");
        input.Code = options.Flag("code") ?? false;
        input.Type = options.Text("type") ?? "text";
        input.Value = options.Text("value");
        input.Prefix = options.WordsOf("prefix");
        input.Suffix = options.WordsOf("suffix");
        var classes = options.Text("classes");
        if (input.Width is not null && classes?.Contains("width", StringComparison.Ordinal) == true)
        {
            throw new NotOfferedException("a class against an option");
        }

        return Drawn.Of("nhs-input", input, After(options))
            .With("class", classes)
            .With("inputmode", options.Text("inputmode"))
            .With("autocomplete", options.Text("autocomplete"))
            .With("spellcheck", options.Flag("spellcheck") == false ? "false" : null)
            .With("disabled", options.Flag("disabled") == true ? "" : null);
    }

    private static Drawn Textarea(FixtureOptions options) => Drawn.Of("nhs-textarea", FillLabelled(new NhsTextarea(), options))
        .With("autocomplete", options.Text("autocomplete"))
        .With("disabled", options.Flag("disabled") == true ? "" : null);

    private static Drawn Select(FixtureOptions options)
    {
        var select = FillLabelled(new NhsSelect(), options);
        select.Value = options.Text("value");
        select.Items =
        [
            .. options.List("items").Select(item =>
            {
                var choice = new SelectListItem(item.Text("text"), item.Text("value"), selected: false, disabled: item.Flag("disabled") ?? false);
                item.Done();
                return choice;
            }),
        ];
        return Drawn.Of("nhs-select", select, After(options)).With("disabled", options.Flag("disabled") == true ? "" : null);
    }

    private static Drawn Fieldset(FixtureOptions options, string? block)
    {
        var legend = options.Part("legend")!;
        var heading = legend.Text("heading");
        var drawn = Drawn.Of("nhs-fieldset", new NhsFieldset
        {
            Legend = heading ?? legend.Text("text")!,
            LegendIsHeading = heading is not null,
            LegendSize = legend.Text("size"),
            Caption = legend.WordsOf("caption"),
        }, Content(options, block));
        legend.Done();
        return drawn;
    }

    private static (string? Words, bool IsHeading, string? Size) LegendOf(FixtureOptions options)
    {
        var fieldset = options.Part("fieldset");
        var legend = fieldset?.Part("legend");
        var heading = legend?.Text("heading");
        var found = (heading ?? legend?.Text("text"), heading is not null, legend?.Text("size"));
        legend?.Done();
        fieldset?.Done();
        return found;
    }

    private static Drawn Choices(Choices group, string tag, FixtureOptions options)
    {
        Fill(group, options);
        (group.Legend, group.LegendIsHeading, group.LegendSize) = LegendOf(options);
        group.WithoutLegend = group.Legend is null;
        group.Small = options.Flag("small") ?? false;
        group.Inline = options.Flag("inline") ?? false;
        group.Chosen = tag == "nhs-radio" && options.Text("value") is { } one ? [one] : [.. options.List("values").Select(value => value.Text("text")!)];
        return Drawn.Of(tag == "nhs-radio" ? "nhs-radios" : "nhs-checkboxes", group, options.List("items").Select(item => ChoiceOf(tag, item)).ToList());
    }

    private static Drawn ChoiceOf(string tag, FixtureOptions item)
    {
        if (item.Text("divider") is { } or)
        {
            return Drawn.Of("nhs-or", new NhsOr { Text = or });
        }

        var inside = new List<Drawn> { Drawn.Text(item.Text("text")!) };
        var revealed = item.Part("conditional");
        if (revealed?.Text("html") is { } html)
        {
            inside.Add(Drawn.Of("nhs-reveal", new NhsReveal(), Drawn.Raw(html)));
        }

        var choice = Drawn.Of(tag, new NhsChoice
        {
            Value = item.Text("value")!,
            Hint = item.WordsOf("hint"),
            Exclusive = item.Text("behaviour") == "exclusive" ? true : item.Text("behaviour") is { } other ? throw new NotOfferedException(other) : false,
        }, inside).With("disabled", item.Flag("disabled") == true ? "" : null);
        item.Done();
        return choice;
    }

    private static Drawn DateInput(FixtureOptions options)
    {
        var date = Fill(new NhsDate(), options);
        (date.Legend, date.LegendIsHeading, date.LegendSize) = LegendOf(options);
        if (options.Text("namePrefix") is { } prefix)
        {
            date.Name = prefix;
        }

        if (options.Part("values") is { } values)
        {
            int Part(string name) => int.Parse(values.Text(name) ?? throw new NotOfferedException("half a date"), System.Globalization.CultureInfo.InvariantCulture);
            date.Value = new DateOnly(Part("year"), Part("month"), Part("day"));
            values.Done();
        }

        return Drawn.Of("nhs-date", date);
    }
}
