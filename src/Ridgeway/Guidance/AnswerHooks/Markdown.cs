using System.Text;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>Writes plain text as GitHub Flavored Markdown that shows it as it is: a service's name may hold anything.</summary>
internal static class Markdown
{
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\r' or '\n')
            {
                plain.Append(' ');
                continue;
            }

            if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '!')
            {
                plain.Append('\\');
            }

            plain.Append(letter);
        }

        return plain.ToString();
    }
}
